# install.sh: read by the house tests that need the installed tree: `. install.sh; install_tree BUILD` sets $tree and points
# pkg-config at it. The .pc file is relocatable, so the tree may lie anywhere.
install_tree()
{
	tree=$(mktemp -d)
	trap 'rm -rf "$tree"' EXIT
	meson install -C "$1" --no-rebuild --quiet --destdir "$tree"
	PKG_CONFIG_PATH=$(dirname "$(find "$tree" -name sferumpolicy.pc)")
	LD_LIBRARY_PATH=$(dirname "$(find "$tree" -name libsferumpolicy.so)")
	export PKG_CONFIG_PATH LD_LIBRARY_PATH
}

# link_flags static|shared: a distribution installs both; a static program names the archive.
link_flags()
{
	if [ "$1" = static ]; then
		pkg-config --static --libs sferumpolicy | sed 's/-lsferumpolicy/-l:libsferumpolicy.a/'
	else
		pkg-config --libs sferumpolicy
	fi
}
