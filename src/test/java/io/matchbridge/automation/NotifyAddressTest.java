package io.matchbridge.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyAddressTest {

    private final NotifyAddress address = new NotifyAddress(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.acme.example/match?x=1",
                "https://93.184.216.34/",
                "http://127.0.0.1:9000/hook",
                "http://localhost:9000",
                "http://[::1]:9000/"
            })
    void takes(String url) {
        assertThat(address.refusal(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.acme.example/",
                "https://10.1.2.3/",
                "https://192.168.0.1/",
                "https://172.16.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://224.0.0.1/",
                "https://user:secret@hooks.acme.example/",
                "ftp://hooks.acme.example/",
                "file:///etc/passwd",
                "https:///nowhere",
                "not a url",
                "https://hooks.acme.example/#part"
            })
    void refuses(String url) {
        assertThat(address.refusal(url)).isNotNull();
    }

    @Test
    void refusesThisMachineWhereThatIsSwitchedOff() {
        NotifyAddress strict = new NotifyAddress(false);

        assertThat(strict.refusal("http://127.0.0.1:9000/")).contains("matchbridge.notify.loopback");
        assertThat(strict.refusal("https://localhost/")).contains("matchbridge.notify.loopback");
        assertThatThrownBy(() -> strict.resolve("127.0.0.1")).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "169.254.169.254",
                "127.0.0.1",
                "::1",
                "fe80::1",
                "fc00::1",
                "198.18.0.1",
                "240.0.0.1"
            })
    void knowsWhatIsNotPublic(String literal) throws UnknownHostException {
        assertThat(NotifyAddress.isPublic(InetAddress.getByName(literal))).isFalse();
    }

    @Test
    void looksAgainAtEachConnection() {
        assertThatThrownBy(() -> address.resolve("10.0.0.1")).isInstanceOf(UnknownHostException.class);
    }
}
