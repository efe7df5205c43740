package io.matchbridge.scoring.features;

import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.text.Language;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A candidate's features as bytes, to be kept beside the candidate: the words, some 1 kB, and apart from them their meaning,
 * 400 bytes for each vector, as many candidates are ranked by the one and few by the other. What is read scores to the bit
 * like what was written. They hold for one version of the scorer; nobody can read the person's words out of them.
 */
public final class KeptFeatures {

    private static final byte FORMAT = 2;
    private static final int HASH_BYTES = 32;

    private KeptFeatures() {}

    /** The features by words as bytes. */
    public static byte[] words(CandidateFeatures features) {
        ByteBuffer out = ByteBuffer.allocate(size(features));
        out.put(FORMAT);
        out.put(HexFormat.of().parseHex(features.hash()));
        out.put((byte) features.language().ordinal());
        out.putInt(features.words());
        out.putInt(features.length());
        out.putDouble(features.vocabularyNorm());
        put(out, features.stems());
        put(out, features.headline());
        out.putShort((short) features.skills().length);
        for (int skill : features.skills()) {
            out.putShort((short) skill);
        }
        out.putShort((short) features.positions().size());
        for (CandidateFeatures.PositionStems position : features.positions()) {
            put(out, position.title());
            out.putInt(position.firstMonth());
            out.putInt(position.lastMonth());
        }
        return out.array();
    }

    /** Their meaning as bytes: of the text, of the present role, and of each position; null where nothing is embedded. */
    public static byte[] meaning(CandidateFeatures features) {
        if (!features.isEmbedded()) {
            return null;
        }
        List<Optional<Embedding>> meanings = new ArrayList<>();
        meanings.add(features.textEmbedding());
        meanings.add(features.headlineEmbedding());
        features.positions().forEach(position -> meanings.add(position.meaning()));
        ByteBuffer out = ByteBuffer.allocate(
                1 + meanings.stream().mapToInt(KeptFeatures::size).sum());
        out.put(FORMAT);
        meanings.forEach(meaning -> put(out, meaning));
        return out.array();
    }

    /**
     * The features by words that were written.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static CandidateFeatures read(byte[] words) {
        ByteBuffer in = of(words);
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        Language language = Language.values()[in.get()];
        int count = in.getInt();
        int length = in.getInt();
        double norm = in.getDouble();
        Stems stems = stems(in);
        Stems headline = stems(in);
        int[] skills = new int[in.getShort()];
        for (int i = 0; i < skills.length; i++) {
            skills[i] = in.getShort();
        }
        int titles = in.getShort();
        List<CandidateFeatures.PositionStems> positions = new ArrayList<>(titles);
        for (int i = 0; i < titles; i++) {
            positions.add(new CandidateFeatures.PositionStems(stems(in), in.getInt(), in.getInt(), Optional.empty()));
        }
        return new CandidateFeatures(
                HexFormat.of().formatHex(hash),
                language,
                count,
                stems,
                length,
                norm,
                headline,
                positions,
                skills,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The features with their meaning, where there is any.
     *
     * @param meaning may be null
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static CandidateFeatures read(byte[] words, byte[] meaning) {
        CandidateFeatures features = read(words);
        if (meaning == null) {
            return features;
        }
        ByteBuffer in = of(meaning);
        Optional<Embedding> text = embedding(in);
        Optional<Embedding> headline = embedding(in);
        List<Optional<Embedding>> positions = new ArrayList<>();
        while (in.hasRemaining()) {
            positions.add(embedding(in));
        }
        return features.withMeaning(text, headline, positions);
    }

    private static ByteBuffer of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length == 0 || in.get() != FORMAT) {
            throw new IllegalArgumentException("features of another format");
        }
        return in;
    }

    private static int size(CandidateFeatures features) {
        int size = 1 + HASH_BYTES + 1 + 4 + 4 + 8 + 2 + 2 * features.skills().length + 2;
        size += size(features.stems()) + size(features.headline());
        for (CandidateFeatures.PositionStems position : features.positions()) {
            size += size(position.title()) + 8;
        }
        return size;
    }

    private static int size(Stems stems) {
        return 4 + 5 * stems.hashes().length;
    }

    private static int size(Optional<Embedding> embedding) {
        return 2 + embedding.map(vector -> vector.bytes().length).orElse(0);
    }

    private static void put(ByteBuffer out, Stems stems) {
        out.putInt(stems.hashes().length);
        out.asIntBuffer().put(stems.hashes());
        out.position(out.position() + 4 * stems.hashes().length);
        out.put(stems.counts());
    }

    private static Stems stems(ByteBuffer in) {
        int[] hashes = new int[in.getInt()];
        byte[] counts = new byte[hashes.length];
        in.asIntBuffer().get(hashes);
        in.position(in.position() + 4 * hashes.length);
        in.get(counts);
        return new Stems(hashes, counts);
    }

    private static void put(ByteBuffer out, Optional<Embedding> embedding) {
        byte[] vector = embedding.map(Embedding::bytes).orElseGet(() -> new byte[0]);
        out.putShort((short) vector.length);
        out.put(vector);
    }

    private static Optional<Embedding> embedding(ByteBuffer in) {
        byte[] vector = new byte[in.getShort()];
        in.get(vector);
        return vector.length == 0 ? Optional.empty() : Optional.of(new Embedding(vector));
    }
}
