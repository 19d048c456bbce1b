/** What a person may see of the hotlines' files and do with them: ports and their values. */
package org.dozvon.operator.workshop;
