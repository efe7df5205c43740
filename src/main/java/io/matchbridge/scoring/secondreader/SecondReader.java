package io.matchbridge.scoring.secondreader;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.http.HttpClient;
import java.time.Duration;

/** A language model behind an OpenAI-compatible endpoint, which reads an application as a second pair of eyes. */
public final class SecondReader {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int MOST_TOKENS = 4_000;
    private static final String NO_KEY = "none";

    private final ChatModel model;
    private final String name;

    /**
     * @param url the endpoint's base, such as {@code http://127.0.0.1:11434/v1}
     * @param key null where the endpoint asks for none
     * @param timeout of one reading
     */
    public SecondReader(String url, String model, String key, Duration timeout) {
        this.name = model;
        this.model = OpenAiChatModel.builder()
                .httpClientBuilder(JdkHttpClient.builder()
                        .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1))
                        .connectTimeout(CONNECT_WITHIN)
                        .readTimeout(timeout))
                .baseUrl(url)
                .apiKey(key == null ? NO_KEY : key)
                .modelName(model)
                .temperature(0.0)
                .maxTokens(MOST_TOKENS)
                .responseFormat(ResponseFormat.JSON)
                .timeout(timeout)
                .maxRetries(0) // the table says when to try again
                .logRequests(false) // they are about people
                .logResponses(false)
                .build();
    }

    /** What is kept with a reading: the model, and the version of what it was asked. */
    public String identity() {
        return name + "/" + Question.VERSION;
    }

    /**
     * Asks, once.
     *
     * @throws UnusableAnswer when the answer is not what was asked for
     * @throws RuntimeException of LangChain4j when there is none
     */
    Answered read(Question question) {
        ChatResponse response = model.chat(ChatRequest.builder()
                .messages(SystemMessage.from(Question.INSTRUCTION), UserMessage.from(question.message()))
                .build());
        String text = response.aiMessage() == null ? null : response.aiMessage().text();
        Integer tokens =
                response.tokenUsage() == null ? null : response.tokenUsage().totalTokenCount();
        return new Answered(Reading.of(question, text == null ? "" : text), tokens);
    }

    /**
     * A reading and what it cost.
     *
     * @param tokens null where the endpoint does not say
     */
    record Answered(Reading reading, Integer tokens) {}
}
