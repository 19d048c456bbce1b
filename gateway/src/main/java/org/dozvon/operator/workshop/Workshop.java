package org.dozvon.operator.workshop;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The hotlines' files, each person's drafts of them, and the way from a draft to a version that
 * takes calls. A draft is a copy beside the folder: nothing of it is live until it is published.
 * Every method blocks; safe for use by many threads. {@code login} is whose drafts are meant.
 *
 * <p>An {@link IOException} says in its message why the files cannot be read or written.
 */
public interface Workshop {
  /** Every hotline, by name. */
  List<HotlineCard> hotlines() throws IOException;

  /** One of them. */
  HotlineCard hotline(String hotline) throws MissingException;

  /** Its files, with those that are only in the person's draft, by path. */
  List<WorkFile> files(String hotline, String login) throws MissingException, IOException;

  /** A text of it. */
  OpenFile open(String hotline, String login, String path) throws MissingException, IOException;

  /**
   * Keeps a draft; a path that is not there yet makes a new file.
   *
   * @param began the hash of the text that the person began with; empty for a new file
   */
  Saved save(String hotline, String login, String path, String text, String began)
      throws MissingException, IOException;

  /** Gives up the draft of a file. */
  void discard(String hotline, String login, String path) throws MissingException, IOException;

  /** The person has seen what changed in the folder and wants the draft all the same. */
  void insist(String hotline, String login, String path) throws MissingException, IOException;

  /**
   * What is wrong with the draft, without its tests.
   *
   * @param unsaved texts by path, which are looked at in place of those kept
   */
  List<Finding> findings(String hotline, String login, Map<String, String> unsaved)
      throws MissingException, IOException;

  /** The draft as dialogs. */
  Built build(String hotline, String login) throws MissingException, IOException;

  /** What is in the folder as dialogs, without anybody's draft. */
  Built live(String hotline) throws MissingException, IOException;

  /** Plays the tests on the draft; none when the dialogs have mistakes. */
  List<Trial> trials(String hotline, String login) throws MissingException, IOException;

  /** What the draft changes of what is in the folder. */
  List<FileChange> changes(String hotline, String login) throws MissingException, IOException;

  /**
   * Makes the draft live: writes its files into the folder when the checker has no error, and waits
   * for the gateway to take them.
   *
   * @param note what for
   */
  Publication publish(String hotline, String login, String note)
      throws MissingException, IOException;

  /** The versions that are kept, newest first. */
  List<VersionCard> history(String hotline) throws MissingException, IOException;

  /** What a version changed of the one before it that is kept. */
  List<FileChange> changes(String hotline, int version) throws MissingException, IOException;

  /** Makes the files of a version live again, as a new version. */
  Publication rollBack(String hotline, String login, int version)
      throws MissingException, IOException;
}
