/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes records as JSON documents, one after the other through one generator and one buffer. */
final class DocumentWriter {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final RecordType table;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
    private JsonOutput out;

    DocumentWriter(RecordType table) {
        this.table = table;
        this.out = JsonOutput.to(generator());
    }

    private JsonGenerator generator() {
        try {
            return FACTORY.createGenerator(buffer).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] write(Object value) {
        buffer.reset();
        boolean written = false;
        try {
            table.write(value, out);
            out.generator().flush();
            written = true;
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory cannot fail", e);
        } finally {
            if (!written) {
                // Half a document is in it.
                out = JsonOutput.to(generator());
            }
        }
    }
}
