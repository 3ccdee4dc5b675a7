using System.Text;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Tool.Files;

/// <summary>Reads and replaces whole text files.</summary>
internal static class TextFile
{
    /// <summary>Far beyond any plan, far below what would exhaust the machine.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Files that are being written under names of their own, and not yet moved to where they belong.</summary>
    private static readonly HashSet<string> Temporaries = new(StringComparer.Ordinal);

    private static int _replaced;
    private static bool _isAbandoned;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">Absolute.</param>
    /// <param name="shown">What messages call it.</param>
    /// <exception cref="InputException">It cannot be read, is too large, or is no text.</exception>
    public static async Task<string> ReadAsync(string path, string shown, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, useAsync: true);
            await using (stream.ConfigureAwait(false))
                return await ReadAsync(stream, shown, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{shown}: there is no such file.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            var why = Directory.Exists(path) ? "is a folder; name a file in it." : "may not be read; check its permissions.";
            throw new InputException($"{shown}: {why}", exception);
        }
    }

    /// <param name="stream">Read to its end.</param>
    /// <param name="shown">What messages call it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">It is too large, or no text.</exception>
    public static async Task<string> ReadAsync(Stream stream, string shown, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int count;

        // A pipe's read is not cancelled by its token; the wait for it is.
        while ((count = await stream.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false)) > 0)
        {
            content.Write(buffer, 0, count);
            if (content.Length > MostBytes)
                throw new InputException($"{shown}: is larger than {MostBytes / (1024 * 1024)} MB, which nothing is that this tool reads as a whole.");
        }

        try
        {
            content.Position = 0;
            using var reader = new StreamReader(content, StrictUtf8);
            return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException($"{shown}: is not UTF-8 text.", exception);
        }
    }

    /// <summary>The byte order mark that a file begins with, which reading takes away; else nothing.</summary>
    public static string MarkOf(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[3];
        return file.ReadAtLeast(start, 3, throwOnEndOfStream: false) == 3 && start.AsSpan().SequenceEqual("\uFEFF"u8) ? "\uFEFF" : "";
    }

    /// <summary>As <see cref="ReadAsync(string, string, CancellationToken)"/>, for a text that goes back to where it came from.</summary>
    public static async Task<string> ReadWithMarkAsync(string path, string shown, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(path, shown, cancellationToken).ConfigureAwait(false);
        return MarkOf(path) + text;
    }

    /// <summary>
    /// Replaces a file in one step: a reader sees the old text or the new, and an interruption leaves the old. What was written is read back
    /// first, and where that is not what was meant, the old stays too. Its folder is made when it is not there.
    /// </summary>
    /// <param name="path">Absolute.</param>
    /// <param name="shown">What messages call it.</param>
    /// <param name="isRight">Whether a text, read as whoever reads such a file reads it, says what was meant.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    /// <exception cref="IOException">What was written does not read as what was meant.</exception>
    public static async Task ReplaceAsync(string path, string text, string shown, Predicate<string> isRight, CancellationToken cancellationToken)
    {
        // A link stays a link: what it leads to is replaced.
        var target = File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
        var temporary = target + "." + Path.GetRandomFileName() + ".tmp";
        if (Directory.Exists(target))
            throw new InputException($"{shown}: is a folder; name a file in it.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Begin(temporary);
            await File.WriteAllBytesAsync(temporary, Encode(text, shown), cancellationToken).ConfigureAwait(false);
            var isWritten = await ReadWithMarkAsync(temporary, shown, cancellationToken).ConfigureAwait(false) == text;
            if (isWritten && !isRight(text) && JsonDepth.Of(text) > JsonParser.MaxDepth)
                throw new InputException($"{shown}: would hold more than {JsonParser.MaxDepth} objects and arrays inside each other, which cannot be read back; it is left as it is. Flatten the plan.");
            if (!isWritten || !isRight(text))
                throw new IOException($"{shown}: is left as it is, for what was to replace it does not say the same when it is read back. This is a fault of the tool; please report it.");
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            Finish(temporary, target);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new InputException($"{shown}: may not be written; check the folder and its permissions.", exception);
        }
        catch (IOException exception) when (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new InputException($"{shown}: may not be written; a part of its path is a file and no folder.", exception);
        }
        finally
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    private static byte[] Encode(string text, string shown)
    {
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new InputException($"{shown}: would hold half of a character, which no file of UTF-8 can; is left as it is.", exception);
        }
    }

    /// <summary>
    /// For a process that ends in the middle of its work: no file is replaced from now on, and none is left half written.
    /// </summary>
    /// <returns>How many files were replaced before.</returns>
    public static int Abandon()
    {
        lock (Temporaries)
        {
            _isAbandoned = true;
            foreach (var temporary in Temporaries)
                File.Delete(temporary);
            return _replaced;
        }
    }

    private static void Begin(string temporary)
    {
        lock (Temporaries)
        {
            ThrowIfAbandoned();
            Temporaries.Add(temporary);
        }
    }

    private static void Finish(string temporary, string target)
    {
        lock (Temporaries)
        {
            ThrowIfAbandoned();
            File.Move(temporary, target, overwrite: true);
            Temporaries.Remove(temporary);
            _replaced++;
        }
    }

    private static void ThrowIfAbandoned()
    {
        if (_isAbandoned)
            throw new OperationCanceledException();
    }
}
