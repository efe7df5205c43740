package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The invented account: the same for the same seed, and with something of everything. */
class SeedTest {

    private static final Set<String> FIELD_TYPES = Set.of(
            "Boolean",
            "CompensationRange",
            "Currency",
            "Date",
            "LongText",
            "MultiValueSelect",
            "Number",
            "NumberRange",
            "String",
            "ValueSelect",
            "Url",
            "UUID");

    @Test
    void theSameSeedGivesTheSameAccount() {
        try (Sandbox one = Sandbox.start(SandboxOptions.standard());
                Sandbox same = Sandbox.start(SandboxOptions.standard());
                Sandbox other = Sandbox.start(SandboxOptions.standard().seed(2))) {
            for (String kind : List.of("candidates", "applications", "jobs", "postings", "fields", "users")) {
                assertThat(same.standing().all(kind)).isEqualTo(one.standing().all(kind));
            }
            assertThat(same.resumeText(7)).isEqualTo(one.resumeText(7)).isNotEqualTo(other.resumeText(7));
            assertThat(other.standing().all("candidates"))
                    .isNotEqualTo(one.standing().all("candidates"));
            assertThat(same.apiKey()).isEqualTo(one.apiKey());
        }
    }

    @Test
    void thereIsSomethingOfEverything() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.standard())) {
            List<ObjectNode> fields = sandbox.standing().all("fields");
            assertThat(texts(fields, "fieldType")).isEqualTo(FIELD_TYPES);
            assertThat(fields).anyMatch(field -> field.path("isArchived").asBoolean());
            assertThat(fields).anyMatch(field -> field.path("isPrivate").asBoolean());
            assertThat(texts(sandbox.standing().all("jobs"), "status")).contains("Open", "Draft", "Closed", "Archived");
            assertThat(sandbox.standing().all("jobs"))
                    .anyMatch(job -> job.path("confidential").asBoolean());
            assertThat(texts(sandbox.standing().all("applications"), "status"))
                    .containsExactlyInAnyOrder("Active", "Archived", "Hired", "Lead");
            assertThat(sandbox.standing().all("departments")).hasSizeGreaterThanOrEqualTo(6);
            assertThat(sandbox.standing().all("users"))
                    .anyMatch(user -> user.path("email").asText().equals(sandbox.adminEmail())
                            && user.path("globalRole").asText().equals("Organization Admin")
                            && user.path("isEnabled").asBoolean());
            assertThat(sandbox.standing().all("users"))
                    .anyMatch(user -> user.path("globalRole").asText().equals("Organization Admin")
                            && !user.path("isEnabled").asBoolean());
            assertThat(sandbox.standing().all("candidates"))
                    .allMatch(person -> person.path("primaryEmailAddress")
                            .path("value")
                            .asText()
                            .endsWith("@people.example"));
        }
    }

    @Test
    void applicationsAndCandidatesNameEachOther() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(50))) {
            for (ObjectNode candidate : sandbox.standing().all("candidates")) {
                for (JsonNode id : candidate.path("applicationIds")) {
                    JsonNode applicant =
                            sandbox.standing().application(id.asText()).path("candidate");
                    assertThat(applicant.path("id")).isEqualTo(candidate.path("id"));
                    assertThat(applicant.path("name")).isEqualTo(candidate.path("name"));
                }
            }
        }
    }

    @Test
    void someResumesShowAllThatTheirJobAsksForAndSomeLittle() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.standard())) {
            List<ObjectNode> candidates = sandbox.standing().all("candidates");
            List<Integer> skillsOfBackendPeople = IntStream.range(0, candidates.size())
                    .filter(number -> number % 14 == 0)
                    .mapToObj(number ->
                            (int) List.of("Java", "PostgreSQL", "REST APIs", "automated testing", "Docker").stream()
                                    .filter(sandbox.resumeText(number)::contains)
                                    .count())
                    .toList();

            assertThat(skillsOfBackendPeople)
                    .contains(5)
                    .anyMatch(count -> count <= 1)
                    .anyMatch(count -> count > 1 && count < 5);
        }
    }

    private static Set<String> texts(List<ObjectNode> records, String member) {
        return records.stream().map(record -> record.path(member).asText()).collect(Collectors.toSet());
    }
}
