/* builtin.h: the text of the built-in pack, which src/packs makes a part of the library. */
#ifndef SFP__POLICY_BUILTIN_H
#define SFP__POLICY_BUILTIN_H

#include <stddef.h>

extern const char sfp__builtin_pack[];
extern const size_t sfp__builtin_pack_length;

#endif
