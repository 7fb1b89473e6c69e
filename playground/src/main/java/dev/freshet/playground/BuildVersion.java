/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven has built. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Objects.requireNonNull(BuildVersion.class.getResourceAsStream("version.properties"))) {
            build.load(in);
        }
        return new String[] {"Freshet " + build.getProperty("version")};
    }
}
