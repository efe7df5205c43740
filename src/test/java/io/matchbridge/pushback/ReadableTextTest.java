package io.matchbridge.pushback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadableTextTest {

    @Test
    void whatNobodySeesIsLeftOut() {
        assertThat(ReadableText.clean("a\u0000b\u0007c")).isEqualTo("abc");
        assertThat(ReadableText.clean("safe\u202egpj.exe"))
                .as("no turning of what follows")
                .isEqualTo("safegpj.exe");
        assertThat(ReadableText.clean("half \ud83d of one")).isEqualTo("half  of one");
        assertThat(ReadableText.clean("one\ttwo\nthree")).isEqualTo("one two\nthree");
        assertThat(ReadableText.clean("Zoë 👩\u200d💻")).isEqualTo("Zoë 👩\u200d💻");
    }

    @Test
    void aTextIsCutBetweenTwoCharacters() {
        assertThat(ReadableText.shortened("12345", 5)).isEqualTo("12345");
        assertThat(ReadableText.shortened("123456", 5)).isEqualTo("1234…");
        assertThat(ReadableText.shortened("123😀56", 5)).isEqualTo("123…");
    }

    @Test
    void theLinkNamesTheApplicationAndLeavesNothingUnescaped() {
        assertThat(new EvidenceLink("https://match.acme.example/", "acme").to("a&b"))
                .contains("https://match.acme.example/#tenant=acme&application=a%26b");
        assertThat(new EvidenceLink(" ", "acme").to("a")).isEmpty();
    }
}
