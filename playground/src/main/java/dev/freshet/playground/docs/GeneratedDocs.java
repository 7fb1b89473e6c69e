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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the code says about itself, against what stands in {@code docs/} under the root of the sources. */
final class GeneratedDocs {

    private static final Path SCHEMAS = Path.of("docs", "schemas");
    private static final String SCHEMA_SUFFIX = ".schema.json";

    private final Path root;
    private final List<JobDefinition> jobs;

    GeneratedDocs(Path root, List<JobDefinition> jobs) {
        this.root = root;
        this.jobs = jobs;
    }

    /** Files that do not say what the code says, and then schemas of topics that are no more; relative to the root. */
    List<Path> stale() throws IOException {
        List<Path> stale = new ArrayList<>();
        Map<Path, String> contents = contents();
        for (Map.Entry<Path, String> file : contents.entrySet()) {
            Path path = root.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                stale.add(file.getKey());
            }
        }
        stale.addAll(orphans(contents.keySet()));
        return stale;
    }

    private List<Path> orphans(Set<Path> wanted) throws IOException {
        if (!Files.isDirectory(root.resolve(SCHEMAS))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root.resolve(SCHEMAS))) {
            return files.map(file -> SCHEMAS.resolve(file.getFileName()))
                    .filter(file -> file.toString().endsWith(SCHEMA_SUFFIX) && !wanted.contains(file))
                    .sorted()
                    .toList();
        }
    }

    /** Makes the files say what the code says, and deletes schemas of topics that are no more; returns both. */
    List<Path> write() throws IOException {
        List<Path> stale = stale();
        Map<Path, String> contents = contents();
        for (Path file : stale) {
            Path path = root.resolve(file);
            String content = contents.get(file);
            if (content == null) {
                Files.delete(path);
            } else {
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, content);
            }
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
            job.documented().forEach(topic -> contents.put(schemaFile(topic), JsonSchema.of(topic)));
        }
        contents.put(Path.of("docs", "asyncapi.json"), AsyncApi.of(jobs));
        return contents;
    }

    private static Path schemaFile(Topic<?> topic) {
        return SCHEMAS.resolve(topic.name() + SCHEMA_SUFFIX);
    }
}
