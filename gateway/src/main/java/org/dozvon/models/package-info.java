/** The catalogue of voice models: list, fetch, verify. Level 3. */
package org.dozvon.models;
