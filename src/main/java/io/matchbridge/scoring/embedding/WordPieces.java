package io.matchbridge.scoring.embedding;

import ai.djl.modality.nlp.DefaultVocabulary;
import ai.djl.modality.nlp.Vocabulary;
import ai.djl.modality.nlp.bert.BertFullTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Cuts a text into the pieces of words that the model knows. Done in Java: the native tokenizer would unpack itself into
 * the home directory and ask the network which cloud it runs in.
 */
final class WordPieces {

    private static final String VOCABULARY = "/bert-vocabulary-en.txt";
    private static final String UNKNOWN = "[UNK]";
    /** No piece is shorter than a letter and a blank, and long words are rare: enough letters for the tokens wanted. */
    private static final int LETTERS_A_TOKEN = 12;

    private final Vocabulary vocabulary;
    private final BertFullTokenizer tokenizer;
    private final long first;
    private final long last;

    private WordPieces(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.tokenizer = new BertFullTokenizer(vocabulary, true);
        this.first = vocabulary.getIndex("[CLS]");
        this.last = vocabulary.getIndex("[SEP]");
    }

    static WordPieces fromJar() {
        try {
            return new WordPieces(DefaultVocabulary.builder()
                    .addFromTextFile(WordPieces.class.getResource(VOCABULARY))
                    .optUnknownToken(UNKNOWN)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of the first pieces, with the marks of beginning and end. */
    long[] ids(String text, int most) {
        String head = text.strip().replaceAll("\\s+", " ");
        List<String> pieces = tokenizer.tokenize(head.substring(0, Math.min(head.length(), most * LETTERS_A_TOKEN)));
        int count = Math.min(pieces.size(), most - 2);
        long[] ids = new long[count + 2];
        ids[0] = first;
        for (int i = 0; i < count; i++) {
            ids[i + 1] = vocabulary.getIndex(pieces.get(i));
        }
        ids[count + 1] = last;
        return ids;
    }
}
