package etools;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

/// The house of docs/ARCHITECTURE.md: a package uses only what the table names beside it.
class HouseTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("etools");

    @Test
    void everyPackageUsesOnlyWhatTheTableNames() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("etools..")
                .layer("Main")
                .definedBy("etools")
                .layer("cli")
                .definedBy("etools.cli..")
                .layer("ui")
                .definedBy("etools.ui..")
                .layer("importing")
                .definedBy("etools.importing..")
                .layer("library")
                .definedBy("etools.library..")
                .layer("store")
                .definedBy("etools.store..")
                .layer("search")
                .definedBy("etools.search..")
                .layer("reading")
                .definedBy("etools.reading..")
                .layer("format")
                .definedBy("etools.format..")
                .layer("article")
                .definedBy("etools.article..")
                .whereLayer("Main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyAccessLayers("importing", "format", "library", "reading", "article")
                .whereLayer("ui")
                .mayOnlyAccessLayers("importing", "library", "reading", "article")
                .whereLayer("importing")
                .mayOnlyAccessLayers("format", "library", "reading", "article")
                .whereLayer("library")
                .mayOnlyAccessLayers("store", "search", "reading", "article")
                .whereLayer("store")
                .mayOnlyAccessLayers("reading", "article")
                .whereLayer("reading")
                .mayOnlyAccessLayers("article")
                .whereLayer("search")
                .mayOnlyAccessLayers("article")
                .whereLayer("format")
                .mayOnlyAccessLayers("article")
                .whereLayer("article")
                .mayNotAccessAnyLayer()
                .withOptionalLayers(true)
                .check(HOUSE);
    }

    @Test
    void noTwoPackagesUseEachOther() {
        slices().matching("etools.(*)..").should().beFreeOfCycles().check(HOUSE);
    }
}
