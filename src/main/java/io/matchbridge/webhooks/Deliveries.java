package io.matchbridge.webhooks;

import io.matchbridge.connect.Setup;
import io.matchbridge.http.Problem;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/** Takes deliveries in: first whose they are and who signed them, then what they say. */
public final class Deliveries {

    private final WebhookSecrets secrets;

    public Deliveries(WebhookSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Makes variables of a request: {@code tenant}, {@code signature} and {@code content}, the bytes as they came.
     *
     * @throws Problem 400 when no tenant can have such a name
     */
    public void receive(Exchange exchange) {
        Message request = exchange.getMessage();
        String tenant = last(request.getHeader("tenant"));
        String signature = last(request.getHeader("Ashby-Signature"));
        byte[] content = request.getBody(byte[].class);
        request.removeHeaders("*");
        if (!Setup.isTenant(tenant)) {
            throw notSigned();
        }
        exchange.setVariable("tenant", tenant);
        exchange.setVariable("signature", signature);
        exchange.setVariable("content", content == null ? new byte[0] : content);
    }

    /**
     * What a delivery says. Nothing of it is read before its signature is found right.
     *
     * @param sealedSecret the tenant's; null: there is no such tenant, or it has none
     * @throws Problem 400, the same for an unknown tenant as for a wrong signature
     */
    public Delivery read(
            @Variable("tenant") String tenant,
            @Variable("sealedSecret") byte[] sealedSecret,
            @Variable("signature") String signature,
            @Variable("content") byte[] content) {
        if (sealedSecret == null || !secrets.isSigned(tenant, sealedSecret, content, signature)) {
            throw notSigned();
        }
        return Delivery.of(content);
    }

    /** Of several values by one name the path's own comes last. */
    private static String last(Object value) {
        Object last = value instanceof List<?> values ? values.get(values.size() - 1) : value;
        return last == null ? "" : last.toString();
    }

    private static Problem notSigned() {
        return Problem.invalid("Ashby-Signature", "This is not signed with the secret of this tenant.");
    }
}
