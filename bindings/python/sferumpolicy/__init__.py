"""libsferumpolicy: whose duty, whose right, and by which clause, on an educational platform.

    >>> from sferumpolicy import Policy
    >>> Policy.builtin().decide("invite.annul", roles=["administrator"], true=["invite_unclaimed"])
    <Decision permit 2.1.12>
"""

from .errors import *  # noqa: F403
from .policy import Decision, Finding, Norm, Policy
from .vocabulary import *  # noqa: F403

from . import raw as _raw

__version__ = _raw.sfp_version()
