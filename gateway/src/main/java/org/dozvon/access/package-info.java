/**
 * How people are recognized: password hashes. Level 3; the only package that knows BouncyCastle.
 */
package org.dozvon.access;
