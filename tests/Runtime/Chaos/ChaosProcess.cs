using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Chaos;

/// <summary>A process of its own that tracks until it is ended. It is this test program once more, running the one test below.</summary>
public sealed class ChaosProcess
{
    private const string EndpointVariable = "TRACKINGPLAN_TESTS_CHAOS_ENDPOINT";
    private const string FileVariable = "TRACKINGPLAN_TESTS_CHAOS_FILE";
    private const string SeedVariable = "TRACKINGPLAN_TESTS_CHAOS_SEED";
    private const int Threads = 4;
    private const int Terminate = 15;

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public void Track_until_ended()
    {
        if (Environment.GetEnvironmentVariable(EndpointVariable) is not { Length: > 0 } endpoint)
            return; // nobody asked for a process
        var seed = int.Parse(Environment.GetEnvironmentVariable(SeedVariable)!, CultureInfo.InvariantCulture);
        var random = new Random(seed);
        using var diary = new Diary(Environment.GetEnvironmentVariable(FileVariable)!);

        var options = Clients.Options(new(endpoint));
        options.BatchBytes = 64 * 1024;
        options.QueueBytes = 16 * 64 * 1024;
        options.FlushInterval = TimeSpan.FromMilliseconds(50);
        options.Gzip = random.Next(2) == 0;
        options.QueueFull = (QueueFullPolicy)random.Next(3);
        options.OnFailed = failure =>
        {
            foreach (var call in failure.Calls)
                diary.Write('F', call.GetProperty("userId").GetString()!);
            return random.Next(2) == 0 ? default : throw new IOException();
        };
        var client = new SegmentClient(options);
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            var texts = new Random(seed + thread);
            try
            {
                for (var i = 0; ; i++)
                {
                    var key = string.Create(CultureInfo.InvariantCulture, $"{thread}-{i}");
                    diary.Write('T', key);
                    if (client.Track(key, new NoteAdded(Texts.For(key, texts))) == CallOutcome.Accepted)
                        diary.Write('A', key);
                }
            }
            catch (ObjectDisposedException)
            {
                // The process ends.
            }
        })
        { IsBackground = true }).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Thread.Sleep(Timeout.Infinite); // until the end of the process, on the thread that brings it
    }

    internal static Process Start(Uri endpoint, string file, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ChaosProcess).Assembly.Location);
        foreach (var argument in new[] { "-method", $"{typeof(ChaosProcess).FullName}.{nameof(Track_until_ended)}" })
            start.ArgumentList.Add(argument);
        start.Environment[EndpointVariable] = endpoint.ToString();
        start.Environment[FileVariable] = file;
        start.Environment[SeedVariable] = seed.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    internal static async Task TerminateAsync(Process process, CancellationToken cancellationToken)
    {
        if (Kill(process.Id, Terminate) != 0)
            throw new InvalidOperationException("The process cannot be told to end.");
        await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
    }

    internal static (HashSet<string> Meant, HashSet<string> Accepted, HashSet<string> Reported) Read(string file)
    {
        var lines = File.ReadAllText(file).Split('\n')[..^1]; // what was written last may be half a line
        HashSet<string> Those(char kind) => lines.Where(line => line[0] == kind).Select(line => line[1..]).ToHashSet(StringComparer.Ordinal);
        return (Those('T'), Those('A'), Those('F'));
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    /// <summary>Lines that are with the system, and outlive the process, as soon as they are written.</summary>
    private sealed class Diary(string file) : IDisposable
    {
        private readonly FileStream _stream = new(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        public void Write(char kind, string key)
        {
            var line = Encoding.ASCII.GetBytes($"{kind}{key}\n");
            lock (_stream)
                _stream.Write(line);
        }

        public void Dispose() => _stream.Dispose();
    }
}
