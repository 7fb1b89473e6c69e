/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes certificates for a test by the JDK's keytool, valid for two days. Keys exist only in the directory given, which its
 * owner deletes; all stores (PKCS12) have one password.
 */
public final class CertificateAuthority {

    private static final String ALIAS = "authority";

    private final Path directory;
    private final String name;
    private final String password;

    private CertificateAuthority(Path directory, String name, String password) {
        this.directory = directory;
        this.name = name;
        this.password = password;
    }

    /** A new authority that nobody trusts yet. */
    public static CertificateAuthority create(Path directory, String name, String password) throws IOException {
        CertificateAuthority authority = new CertificateAuthority(directory, name, password);
        authority.keytool(authority.store(), ALIAS, name, List.of("-ext", "bc:c"));
        return authority;
    }

    /**
     * A key with a certificate that this authority signs.
     *
     * @param commonName becomes the principal {@code CN=…} of a client
     * @param hosts as keytool writes them, such as {@code ip:127.0.0.1}; without any it is no server's
     * @return the key store
     */
    public Path issue(String commonName, String... hosts) throws IOException {
        Path issued = directory.resolve(name + "-" + commonName + ".p12");
        Files.copy(store(), issued);
        List<String> options = new ArrayList<>(List.of("-signer", ALIAS));
        if (hosts.length > 0) {
            options.addAll(List.of("-ext", "SAN=" + String.join(",", hosts)));
        }
        keytool(issued, commonName, commonName, options);
        // A store with two keys would leave it to chance which of them is shown.
        change(issued, keys -> keys.deleteEntry(ALIAS));
        return issued;
    }

    /** The store of one who trusts this authority. */
    public Path trustStore() throws IOException {
        Path trusted = directory.resolve(name + "-trusted.p12");
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry(ALIAS, load(store()).getCertificate(ALIAS));
            save(trust, trusted);
            return trusted;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private Path store() {
        return directory.resolve(name + ".p12");
    }

    private void keytool(Path store, String alias, String commonName, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=" + commonName,
                "-alias",
                alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                "STORE_PASSWORD"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while keytool ran");
        }
    }

    private void change(Path store, KeyStoreChange change) throws IOException {
        try {
            KeyStore keys = load(store);
            change.to(keys);
            save(keys, store);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private KeyStore load(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        return keys;
    }

    private void save(KeyStore keys, Path store) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, password.toCharArray());
        }
    }

    /** What is changed in a key store. */
    @FunctionalInterface
    private interface KeyStoreChange {
        void to(KeyStore keys) throws GeneralSecurityException;
    }
}
