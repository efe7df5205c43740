package io.matchbridge.scoring.embedding;

import java.util.List;

/** Turns texts into vectors of their meaning. */
public interface TextEmbedder {

    /** The vector of a text. */
    Embedding embed(String text);

    /** The vectors of texts, in their order. */
    default List<Embedding> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }
}
