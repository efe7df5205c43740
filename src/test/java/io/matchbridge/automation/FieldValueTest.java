package io.matchbridge.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValueTest {

    private static final String OPTIONS =
            "[{\"label\": \"Day\", \"value\": \"d\"}, {\"label\": \"Night\", \"value\": \"n\"}, {\"label\": \"Old\", \"value\": \"o\", \"isArchived\": true}]";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            nullValues = "none",
            value = {
                "Boolean | true | true",
                "Boolean | \"true\" | none",
                "Number | 3.5 | 3.5",
                "Number | \"3\" | none",
                "String | \"text\" | \"text\"",
                "LongText | 3 | none",
                "String | \"\" | none",
                "Url | \"https://acme.example\" | \"https://acme.example\"",
                "Url | \"acme\" | none",
                "Date | \"2026-02-28\" | \"2026-02-28\"",
                "Date | \"2026-02-30\" | none",
                "Date | \"2026-02-28T10:00:00Z\" | \"2026-02-28T10:00:00Z\"",
                "ValueSelect | \"n\" | \"n\"",
                "ValueSelect | \"Night\" | \"n\"",
                "ValueSelect | \"Old\" | none",
                "MultiValueSelect | [\"Day\", \"n\"] | [\"d\",\"n\"]",
                "MultiValueSelect | [\"Day\", \"x\"] | none",
                "MultiValueSelect | \"d\" | none",
                "CompensationRange | {} | none"
            })
    void fitsTheTypeOfTheField(String type, String value, String kept) throws JsonProcessingException {
        var field =
                Automation.JSON.readTree("{\"fieldType\": \"%s\", \"selectableValues\": %s}".formatted(type, OPTIONS));

        assertThat(FieldValue.of(field, Automation.JSON.readTree(value)).map(Object::toString))
                .isEqualTo(java.util.Optional.ofNullable(kept));
    }
}
