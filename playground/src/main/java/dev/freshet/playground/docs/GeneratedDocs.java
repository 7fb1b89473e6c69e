/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.playground.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the code says about itself, against what stands in {@code docs/} under the root of the sources. */
final class GeneratedDocs {

    private final Path root;
    private final List<JobDefinition> jobs;

    GeneratedDocs(Path root, List<JobDefinition> jobs) {
        this.root = root;
        this.jobs = jobs;
    }

    /** Files that do not say what the code says, relative to the root. */
    List<Path> stale() throws IOException {
        List<Path> stale = new ArrayList<>();
        for (Map.Entry<Path, String> file : contents().entrySet()) {
            Path path = root.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                stale.add(file.getKey());
            }
        }
        return stale;
    }

    /** Makes the files say what the code says; returns those that did not. */
    List<Path> write() throws IOException {
        List<Path> stale = stale();
        Map<Path, String> contents = contents();
        for (Path file : stale) {
            Path path = root.resolve(file);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, contents.getOrDefault(file, ""));
        }
        return stale;
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        for (JobDefinition job : jobs) {
            Path page = Path.of("docs", "jobs", job.name() + ".md");
            if (!Files.exists(root.resolve(page))) {
                throw new CommandFailure("There is no page " + root.resolve(page)
                        + ": run this in the directory of the sources, and write the page's own words first.");
            }
            contents.put(page, Sections.fill(Files.readString(root.resolve(page)), page.toString(), JobTables.of(job)));
            job.contract().forEach(topic -> contents.put(schemaFile(topic), JsonSchema.of(topic)));
            contents.put(schemaFile(job.status()), JsonSchema.of(job.status()));
        }
        contents.put(Path.of("docs", "asyncapi.json"), AsyncApi.of(jobs));
        return contents;
    }

    private static Path schemaFile(Topic<?> topic) {
        return Path.of("docs", "schemas", topic.name() + ".schema.json");
    }
}
