/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.packaging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JAR of a job that a cluster is given, with everything in it that the cluster does not bring. */
public record FatJar(Path file) {

    private static final String LOCATION = "freshet.job.jar";
    private static final String SERVICES = "META-INF/services/";
    private static final Pattern COMPONENT = Pattern.compile("\"purl\" : \"pkg:maven/[^/]+/([^@\"]+)@([^?\"]+)");
    private static final Pattern VERSIONED = Pattern.compile("^META-INF/versions/\\d+/");
    private static final Pattern FLINK = Pattern.compile("^org/apache/flink/.*");

    /** The one that this module's build has just packaged; for tests that run after {@code package} ({@code *IT}). */
    public static FatJar ofThisModule() {
        String location = System.getProperty(LOCATION);
        if (location == null || !Files.isRegularFile(Path.of(location))) {
            throw new IllegalStateException("no job JAR at " + location
                    + "; run mvn verify, and see that the module's pom" + " applies maven-shade-plugin");
        }
        return new FatJar(Path.of(location));
    }

    /** Size in bytes, compressed. */
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The packages that hold classes, sorted, cut to three parts; Flink's to five, because connectors belong into the JAR
     * and the rest of Flink does not.
     */
    public List<String> packages() {
        return entries().stream()
                .map(name -> VERSIONED.matcher(name).replaceFirst(""))
                .filter(FatJar::isClass)
                .map(FatJar::cutPackage)
                .distinct()
                .sorted()
                .toList();
    }

    /** Every entry that is a file, in the JAR's order; an entry that stands in it twice comes twice. */
    public List<String> entries() {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class that {@code flink run} starts, or null. */
    public @Nullable String mainClass() {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the job as a user does; returns when it has ended. */
    public FatJarRun run(String... arguments) throws IOException, InterruptedException {
        String mainClass = mainClass();
        if (mainClass == null) {
            throw new IllegalStateException(file + " names no main class");
        }
        return FatJarRun.of(file, mainClass, arguments);
    }

    /** The libraries that are in it, of those on this test's class path, as {@code name-version}. */
    public Set<String> libraries() {
        Set<String> inside = new HashSet<>(entries());
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(library -> library.endsWith(".jar"))
                .map(library -> new FatJar(Path.of(library)))
                .filter(library ->
                        library.entries().stream().anyMatch(entry -> isClass(entry) && inside.contains(entry)))
                .map(library -> library.file().getFileName().toString().replaceFirst("\\.jar$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The libraries that the bill of materials beside it names, as {@code name-version}, and the job itself. */
    public Set<String> billOfMaterials() {
        try {
            Matcher component = COMPONENT.matcher(Files.readString(file.resolveSibling("bom.json")));
            return component
                    .results()
                    .map(found -> found.group(1) + "-" + found.group(2))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Service name to the implementations that are registered for it, merged from all JARs that went in. */
    public Map<String, List<String>> services() {
        Map<String, List<String>> services = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (String entry : entries()) {
                if (entry.startsWith(SERVICES)) {
                    services.put(entry.substring(SERVICES.length()), implementations(jar, entry));
                }
            }
            return services;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> implementations(JarFile jar, String entry) throws IOException {
        byte[] bytes = jar.getInputStream(jar.getEntry(entry)).readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.endsWith("module-info.class");
    }

    private static String cutPackage(String classFile) {
        int parts = FLINK.matcher(classFile).matches() ? 5 : 3;
        List<String> path = List.of(classFile.split("/"));
        return String.join(".", path.subList(0, Math.min(parts, path.size() - 1)));
    }
}
