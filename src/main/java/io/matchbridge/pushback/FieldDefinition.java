package io.matchbridge.pushback;

import java.util.List;
import java.util.Optional;

/**
 * A custom field of the ATS.
 *
 * @param objectType what it hangs on, such as Application
 * @param fieldType such as ValueSelect
 * @param isArchived whether it is archived or gone
 * @param isDateOnly whether a date in it has no time
 * @param options what may be chosen, archived ones too; empty where nothing is chosen
 */
public record FieldDefinition(
        String id,
        String title,
        String objectType,
        String fieldType,
        boolean isArchived,
        boolean isDateOnly,
        List<Option> options) {

    /** One choice: people see the label, the ATS takes the value. */
    public record Option(String label, String value, boolean isArchived) {

        boolean isNamed(String name) {
            return name.equalsIgnoreCase(value) || name.equalsIgnoreCase(label);
        }
    }

    public FieldDefinition {
        options = List.copyOf(options);
    }

    /** The value of the option that is named so, by value or label, and can still be chosen. */
    Optional<String> optionNamed(String name) {
        return options.stream()
                .filter(option -> !option.isArchived() && option.isNamed(name))
                .map(Option::value)
                .findFirst();
    }
}
