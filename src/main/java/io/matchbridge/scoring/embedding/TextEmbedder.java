package io.matchbridge.scoring.embedding;

/** Turns texts into vectors of their meaning. */
public interface TextEmbedder {

    /** The vector of a text. */
    Embedding embed(String text);
}
