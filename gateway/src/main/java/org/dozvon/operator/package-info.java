/** What a person may see and ask of the running calls: ports only. Level 2. */
package org.dozvon.operator;
