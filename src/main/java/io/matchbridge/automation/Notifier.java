package io.matchbridge.automation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.matchbridge.connect.TenantKeys;
import io.matchbridge.http.Json;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Variable;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts notifications, signed: {@code Matchbridge-Signature: sha256=<hex>} is the HMAC-SHA-256 of the body's bytes by the
 * tenant's secret. {@code Matchbridge-Delivery} is the same for each try of one notification, so that a receiver can tell.
 */
public final class Notifier implements AutoCloseable {

    private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(5);
    private static final Timeout ANSWER_WITHIN = Timeout.ofSeconds(10);
    private static final int MOST_AT_ONCE = 20;

    private final TenantKeys keys;
    private final CloseableHttpClient http;

    /** @param address says which hosts may be connected to */
    public Notifier(TenantKeys keys, NotifyAddress address) {
        this.keys = keys;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(address)
                        .setMaxConnTotal(MOST_AT_ONCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_WITHIN)
                                .setSocketTimeout(ANSWER_WITHIN)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(ANSWER_WITHIN)
                        .setConnectionRequestTimeout(ANSWER_WITHIN)
                        .build())
                .setUserAgent("Matchbridge")
                .disableRedirectHandling() // it might lead to where the address may not
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Sends one notification.
     *
     * @param notification a row of {@code automation/notify-due.sql}
     * @throws NotTaken    when the answer is not 2xx
     * @throws IOException when there is none
     */
    public void send(@Variable("notification") Map<String, Object> notification) throws IOException {
        String body = (String) notification.get("body");
        HttpPost post = new HttpPost((String) notification.get("url"));
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader("Matchbridge-Delivery", notification.get("id").toString());
        post.setHeader("Matchbridge-Signature", "sha256=" + signature((String) notification.get("tenant"), body));
        int status = http.execute(post, answer -> answer.getCode()); // what it says besides is nothing to us
        if (status < 200 || status > 299) {
            throw new NotTaken(status);
        }
    }

    /** The tenant's secret, as an answer. */
    public String secret(@Variable("tenant") String tenant) {
        return Json.write(Map.of("secret", keys.derived(tenant, "notify")));
    }

    private String signature(String tenant, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.derived(tenant, "notify").getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
