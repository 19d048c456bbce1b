/**
 * What a sentence is most like, learnt from examples of each kind of sentence: {@link
 * org.dozvon.understanding.Stemmer} brings words of one root together, {@link
 * org.dozvon.understanding.PhraseClassifier} weighs them. The only place that knows Lucene.
 */
package org.dozvon.understanding;
