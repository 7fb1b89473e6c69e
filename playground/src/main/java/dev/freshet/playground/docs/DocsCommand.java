/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import dev.freshet.playground.cli.Jobs;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet docs}. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        header = "Bring the generated parts of docs/ up to date (for those who change the code).",
        description = {
            "",
            "Option, topic and operator tables in docs/jobs, JSON Schemas in docs/schemas, and docs/asyncapi.json. The build"
                    + " fails where they are stale.",
            ""
        })
public final class DocsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--check", description = "Write nothing; exit with 1 where something is stale.")
    private boolean check;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The directory of the sources. Default: this one.")
    private Path root;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        GeneratedDocs docs = new GeneratedDocs(root, Jobs.ALL);
        List<Path> stale = check ? docs.stale() : docs.write();
        stale.forEach(file -> out.println(done(file) + file));
        if (stale.isEmpty()) {
            out.println("Everything is up to date.");
        }
        out.flush();
        return check && !stale.isEmpty() ? 1 : 0;
    }

    private String done(Path file) {
        if (check) {
            return "stale    ";
        }
        return Files.exists(root.resolve(file)) ? "written  " : "deleted  ";
    }
}
