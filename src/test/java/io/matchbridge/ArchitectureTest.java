package io.matchbridge;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The one direction of the packages: stages meet in tables only. */
@AnalyzeClasses(packages = "io.matchbridge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] SHARED = {
        "io.matchbridge.connect..", "io.matchbridge.http..", "io.matchbridge.database.."
    };

    @ArchTest
    static final ArchRule stagesMeetInTablesOnly = slices().matching("io.matchbridge.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(SHARED))
            .ignoreDependency(
                    resideInAnyPackage("io.matchbridge.demo.."), resideInAnyPackage("io.matchbridge.sandbox.."));

    @ArchTest
    static final ArchRule whatIsSharedKnowsNoStage = noClasses()
            .that()
            .resideInAnyPackage(SHARED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.matchbridge.sync..",
                    "io.matchbridge.attachments..",
                    "io.matchbridge.scoring..",
                    "io.matchbridge.automation..",
                    "io.matchbridge.pushback..",
                    "io.matchbridge.operations..",
                    "io.matchbridge.sandbox..",
                    "io.matchbridge.demo..");

    @ArchTest
    static final ArchRule theSandboxIsAshbyAndKnowsNothingOfUs = noClasses()
            .that()
            .resideInAPackage("io.matchbridge.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.matchbridge.connect..", "io.matchbridge.http..", "io.matchbridge.database..");
}
