package io.matchbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoleTest {

    @RegisterExtension
    static final RunningService service = new RunningService();

    @Test
    void nobodyIsNotLetIn() {
        assertThat(service.callAs(null, "GET", "/api/connections", null).status())
                .isEqualTo(401);
        assertThat(service.call("GET", "/api/connections", null).json().toString())
                .isEqualTo("{\"items\":[],\"next\":null}");
    }
}
