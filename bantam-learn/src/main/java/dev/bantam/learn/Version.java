package dev.bantam.learn;

/** Which Bantam this is. */
public final class Version {

  /** As it stands in manifests. */
  public static final String CURRENT = "0.1.0";

  private Version() {}
}
