package io.matchbridge.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import io.matchbridge.http.Seal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * The only class that turns a stored key into a usable one. AES-256-GCM; the tenant is the associated data, so a
 * ciphertext moved to another tenant does not open; each ciphertext begins with the id of the master key that made it.
 */
public final class TenantKeys implements Seal {

    public static final int MASTER_KEY_BYTES = 32;

    /** What was read about the turn of a write is not believed for longer: the process may have been frozen since. */
    public static final Duration STALE = Duration.ofSeconds(5);

    private final Aead aead;
    private final byte[] masterKey;

    /**
     * @param masterKey 32 bytes
     * @throws GeneralSecurityException when the bytes are no AES-256 key
     */
    public TenantKeys(byte[] masterKey) throws GeneralSecurityException {
        AeadConfig.register();
        this.masterKey = masterKey.clone();
        int id = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(masterKey))
                        .getInt()
                | 1;
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(MASTER_KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(masterKey, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
        this.aead = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(id).makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A secret of the tenant for one purpose, always the same: 64 hexadecimal digits, made of the master key (HKDF, RFC 5869). */
    public String derived(String tenant, String purpose) {
        try {
            byte[] info = (purpose + "\0" + tenant).getBytes(UTF_8);
            return HexFormat.of()
                    .formatHex(Hkdf.computeHkdf("HMACSHA256", masterKey, new byte[0], info, MASTER_KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be made", e);
        }
    }

    byte[] encrypt(String tenant, Credential credential) {
        return seal(credential.apiKey().getBytes(UTF_8), tenant);
    }

    Credential decrypt(String tenant, byte[] encrypted) {
        try {
            return new Credential(new String(aead.decrypt(encrypted, tenant.getBytes(UTF_8)), UTF_8));
        } catch (GeneralSecurityException e) {
            throw new NotConnected("the stored key was encrypted with another secret key: set the connection up again");
        }
    }

    /**
     * What a request shows at the door: the credential at hand while a connection is set up, else the stored one.
     *
     * @param write   the write of the ledger that the request is a part of; null: none
     * @param askedAt when the request's turn came, by {@link System#nanoTime}
     * @param turn    a row of {@code key.sql}; null: the tenant may not ask
     */
    public String authorization(
            @Variable("tenant") String tenant,
            @Variable("credential") Credential atHand,
            @Variable("write") Long write,
            @ExchangeProperty(RequestPace.ASKED_AT) Long askedAt,
            @Variable("turn") Map<String, Object> turn) {
        if (atHand != null) {
            return atHand.authorization();
        }
        if (turn == null) {
            throw new NotConnected(
                    write == null
                            ? "the tenant is not active"
                            : "the tenant is not active, or another node writes for it by now");
        }
        if (write != null && System.nanoTime() - askedAt > STALE.toNanos()) {
            throw new NotConnected("this node stood still, so another one may write by now");
        }
        return decrypt(tenant, (byte[]) turn.get("sealedKey")).authorization();
    }

    @Override
    public byte[] seal(byte[] clear, String purpose) {
        try {
            return aead.encrypt(clear, purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing could be encrypted", e);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String purpose) {
        try {
            return aead.decrypt(sealed, purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was sealed does not open", e);
        }
    }
}
