# The package for Debian and what is made of it: `cpack -G DEB` in the folder of the build. scripts/package calls it.
# Expects in PACKAGE_TEXTS a folder with what Debian asks for beside the program: copyright, changelog.Debian.gz,
# overrides, and in share/ what belongs there.
set(PACKAGE_TEXTS ${PROJECT_BINARY_DIR}/debian CACHE PATH "Texts of the Debian package")
install(FILES ${PACKAGE_TEXTS}/copyright ${PACKAGE_TEXTS}/changelog.Debian.gz DESTINATION share/doc/aiven-mock COMPONENT debian
        EXCLUDE_FROM_ALL)
install(FILES ${PACKAGE_TEXTS}/overrides DESTINATION share/lintian/overrides RENAME aiven-mock COMPONENT debian
        EXCLUDE_FROM_ALL)
install(DIRECTORY ${PACKAGE_TEXTS}/share DESTINATION . COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "The aiven-mock authors")
set(CPACK_PACKAGE_CONTACT "The aiven-mock authors <dev@aiven-mock.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "stand-in for the Aiven API, for tests")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "One program that answers as the Aiven API does, without a network and an\naccount. It keeps organizations, users, \
tokens, permissions, projects and billing\nin memory, refuses what the API refuses, and fails on purpose when a test \
wants\nit to.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES OFF) # it is
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
    WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL Unspecified debian)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
include(CPack)
