/**
 * What the packages are made of: the files of the archive and of the Debian package, the settings
 * of an installed gateway, the list of parts. Runs at build time only and is in no package.
 */
package org.dozvon.packaging;
