package io.matchbridge.scoring.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;

/**
 * Turns a text into the vector of its meaning, with the model all-MiniLM-L6-v2 (quantized, in the jar, no network).
 * The model is loaded at the first text: some 0.5 s and 200 MB. Safe for use by many threads; a call uses one core, so
 * as many callers as cores is the best use.
 */
public final class Embedder implements TextEmbedder, AutoCloseable {

    /** The model with which vectors were made: vectors of another one can't be compared. */
    public static final String MODEL = "all-minilm-l6-v2-q";

    /** As long as the texts that the model learnt from; more costs twice and ranks worse. */
    private static final int MOST_TOKENS = 256;

    private Loaded loaded;

    /** The vector of a text's first {@value #MOST_TOKENS} tokens. */
    @Override
    public Embedding embed(String text) {
        Loaded model = loaded();
        long[][] ids = {model.pieces.ids(text, MOST_TOKENS)};
        long[][] mask = {new long[ids[0].length]};
        long[][] types = {new long[ids[0].length]};
        Arrays.fill(mask[0], 1);
        try (OnnxTensor idTensor = OnnxTensor.createTensor(model.environment, ids);
                OnnxTensor maskTensor = OnnxTensor.createTensor(model.environment, mask);
                OnnxTensor typeTensor = OnnxTensor.createTensor(model.environment, types);
                OrtSession.Result result = model.session.run(
                        Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            return Embedding.of(mean(((float[][][]) result.get(0).getValue())[0]));
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model failed", e);
        }
    }

    private static float[] mean(float[][] tokens) {
        float[] mean = new float[tokens[0].length];
        for (float[] token : tokens) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += token[i] / tokens.length;
            }
        }
        return mean;
    }

    private synchronized Loaded loaded() {
        if (loaded == null) {
            loaded = Loaded.fromJar();
        }
        return loaded;
    }

    @Override
    public synchronized void close() throws OrtException {
        if (loaded != null) {
            loaded.session.close();
            loaded = null;
        }
    }

    private record Loaded(OrtEnvironment environment, OrtSession session, WordPieces pieces) {

        static Loaded fromJar() {
            try (InputStream model = Embedder.class.getResourceAsStream("/" + MODEL + ".onnx");
                    OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                return new Loaded(environment, session(model, environment, options), WordPieces.fromJar());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (OrtException e) {
                throw new IllegalStateException("the embedding model cannot be loaded", e);
            }
        }

        /** From a file: as an array it would stay in the heap long after. */
        private static OrtSession session(
                InputStream model, OrtEnvironment environment, OrtSession.SessionOptions options)
                throws IOException, OrtException {
            Path file = Files.createTempFile("matchbridge-model-", ".onnx");
            try {
                Files.copy(model, file, StandardCopyOption.REPLACE_EXISTING);
                return environment.createSession(file.toString(), options);
            } finally {
                Files.delete(file);
            }
        }
    }
}
