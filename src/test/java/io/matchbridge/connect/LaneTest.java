package io.matchbridge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void whatWasBeingDrawnWhenTheAtsRefusedIsGivenUpToo() throws Exception {
        AtomicInteger draws = new AtomicInteger();
        AtomicReference<Lane> lane = new AtomicReference<>();
        lane.set(new Lane(
                (wanted, asker) -> {
                    if (draws.incrementAndGet() == 1) {
                        lane.get().forfeit();
                    }
                    return 1;
                },
                asker -> {}));

        lane.get().await(Asker.SYNC);

        assertThat(draws).hasValue(2);
    }
}
