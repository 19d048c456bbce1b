package org.dozvon.people;

/** A program that showed somebody's token. */
public record TokenPass(ApiToken token, Person person) implements Pass {
  @Override
  public boolean may(Right right) {
    return token.rights().contains(right) && person.role().rights().contains(right);
  }

  @Override
  public String signature() {
    return person.login() + " (token " + token.name() + ")";
  }
}
