package org.dozvon.marytts;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Voice;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * SSML as a DOM, built node by node: a text can never become mark-up, and no entity is resolved.
 */
final class Ssml {
  private static final String NAMESPACE = "http://www.w3.org/2001/10/synthesis";

  private Ssml() {}

  static Document of(String text, Voice voice) throws SynthesisException {
    Document document = empty();
    Element speak = document.createElementNS(NAMESPACE, "speak");
    speak.setAttribute("version", "1.0");
    speak.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", tag(voice.language()));
    Element prosody = document.createElementNS(NAMESPACE, "prosody");
    prosody.setAttribute("rate", String.format(Locale.ROOT, "%+.0f%%", (voice.rate() - 1) * 100));
    prosody.setTextContent(printable(text));
    speak.appendChild(prosody);
    document.appendChild(speak);
    return document;
  }

  /** The same as XML text. */
  static String write(String text, Voice voice) throws SynthesisException {
    try {
      StringWriter xml = new StringWriter();
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.newTransformer().transform(new DOMSource(of(text, voice)), new StreamResult(xml));
      return xml.toString();
    } catch (TransformerException e) {
      throw new SynthesisException("MaryTTS: no XML: " + e.getMessage(), e);
    }
  }

  private static Document empty() throws SynthesisException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new SynthesisException("MaryTTS: no XML parser: " + e.getMessage(), e);
    }
  }

  /** MaryTTS knows en-US, not en. */
  private static String tag(Locale language) {
    return language.equals(Locale.ENGLISH) ? "en-US" : language.toLanguageTag();
  }

  /** Control characters are not allowed in XML. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
