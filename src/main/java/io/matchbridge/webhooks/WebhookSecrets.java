package io.matchbridge.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.matchbridge.http.Seal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Variable;

/** The secret that a tenant shares with Ashby: 32 random bytes as 64 hexadecimal digits, kept sealed for that tenant. */
public final class WebhookSecrets {

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "sha256=";

    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    public WebhookSecrets(Seal seal) {
        this.seal = seal;
    }

    /** A new secret, sealed. */
    public byte[] make(@Variable("tenant") String tenant) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return seal.seal(HexFormat.of().formatHex(secret).getBytes(UTF_8), purpose(tenant));
    }

    /** The secret as Ashby is told. */
    String open(String tenant, byte[] sealed) {
        return new String(seal.open(sealed, purpose(tenant)), UTF_8);
    }

    /**
     * Whether a body was signed with the tenant's secret; takes as long for a signature that is nearly right.
     *
     * @param signature {@code sha256=} and the hexadecimal HMAC-SHA256 of the body's bytes, keyed with the secret's UTF-8 bytes
     */
    boolean isSigned(String tenant, byte[] sealed, byte[] body, String signature) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(open(tenant, sealed).getBytes(UTF_8), ALGORITHM));
            String wanted = SCHEME + HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(wanted.getBytes(US_ASCII), signature.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a signature could not be computed", e);
        }
    }

    private static String purpose(String tenant) {
        return "webhook:" + tenant;
    }
}
