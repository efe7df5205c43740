package io.matchbridge.http;

/** Makes of something that must not be read where it is kept something that may be kept. */
public interface Seal {

    /** @param purpose what it is for: sealed for one purpose it does not open for another */
    byte[] seal(byte[] clear, String purpose);

    /** @throws IllegalStateException when it was sealed by another key or for another purpose */
    byte[] open(byte[] sealed, String purpose);
}
