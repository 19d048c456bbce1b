/**
 * YAML files that people write, read with the place (file, line, column) of every value, so that
 * each mistake can be reported where it stands and all of them at once. Level 0; the only package
 * that knows the YAML library.
 */
package org.dozvon.yaml;
