/** Figures of the hotline under one call and under many, measured in the audio. */
package org.dozvon.phonebank.bench;
