package io.matchbridge.scoring.features;

import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.text.Language;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A candidate's features as bytes, to be kept beside the candidate: some 1 kB by words and 400 bytes for each vector. What
 * is read scores to the bit like what was written. They hold for one version of the scorer; nobody can read the person's
 * words out of them.
 */
public final class KeptFeatures {

    private static final byte FORMAT = 1;
    private static final int HASH_BYTES = 32;

    private KeptFeatures() {}

    /** The features as bytes. */
    public static byte[] bytes(CandidateFeatures features) {
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
        put(out, features.textEmbedding());
        put(out, features.headlineEmbedding());
        out.putShort((short) features.positions().size());
        for (CandidateFeatures.PositionStems position : features.positions()) {
            put(out, position.title());
            out.putInt(position.firstMonth());
            out.putInt(position.lastMonth());
            put(out, position.meaning());
        }
        return out.array();
    }

    /**
     * The features that were written.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static CandidateFeatures read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length == 0 || in.get() != FORMAT) {
            throw new IllegalArgumentException("features of another format");
        }
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        Language language = Language.values()[in.get()];
        int words = in.getInt();
        int length = in.getInt();
        double norm = in.getDouble();
        Stems stems = stems(in);
        Stems headline = stems(in);
        int[] skills = new int[in.getShort()];
        for (int i = 0; i < skills.length; i++) {
            skills[i] = in.getShort();
        }
        Optional<Embedding> text = embedding(in);
        Optional<Embedding> role = embedding(in);
        int count = in.getShort();
        List<CandidateFeatures.PositionStems> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            positions.add(new CandidateFeatures.PositionStems(stems(in), in.getInt(), in.getInt(), embedding(in)));
        }
        return new CandidateFeatures(
                HexFormat.of().formatHex(hash),
                language,
                words,
                stems,
                length,
                norm,
                headline,
                positions,
                skills,
                text,
                role);
    }

    private static int size(CandidateFeatures features) {
        int size = 1 + HASH_BYTES + 1 + 4 + 4 + 8 + 2 + 2 * features.skills().length + 2;
        size += size(features.stems()) + size(features.headline());
        size += size(features.textEmbedding()) + size(features.headlineEmbedding());
        for (CandidateFeatures.PositionStems position : features.positions()) {
            size += size(position.title()) + 8 + size(position.meaning());
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
