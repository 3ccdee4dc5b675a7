using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TrackingPlan.TestSupport;

/// <summary>
/// This test program once more, as a process that a test brings to its end. It is asked for its help text, and does what a test's module
/// initializer starts beside that; it ends when both have ended.
/// </summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    public const int SigHup = 1;
    public const int SigInt = 2;
    public const int SigQuit = 3;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    /// <summary>What this program returns after its help text.</summary>
    public const int Returned = 2;

    private const string Variable = "TRACKINGPLAN_TESTS_CHILD";
    private const string Mark = "child: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly List<string> _other = [];
    private readonly Task _reading;
    private readonly Task<string> _errors;
    private TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _reading = ReadAsync();
    }

    /// <summary>What this process is to do, when it is a child.</summary>
    public static string? Role => Environment.GetEnvironmentVariable(Variable);

    /// <summary>In the child: does what it was started for, on a thread that keeps the process alive.</summary>
    public static void Begin(Action role) => new Thread(() => role()) { IsBackground = false }.Start();

    /// <summary>In the child: tells the test.</summary>
    public static void Say(string line)
    {
        // One write, so that no line of the help text comes in between; and past Console, which may be redirected.
        using var output = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(1, ownsHandle: false), FileAccess.Write, 0);
        output.Write(System.Text.Encoding.UTF8.GetBytes($"\n{Mark}{line}\n"));
    }

    /// <summary>Skips a test where a signal means nothing: on Windows, or when whoever started the tests has it ignored.</summary>
    public static void RequireSignal(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        const string Ignored = "SigIgn:\t";
        var mask = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").First(line => line.StartsWith(Ignored, StringComparison.Ordinal)) : Ignored + "0";
        Assert.SkipWhen((ulong.Parse(mask[Ignored.Length..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) == 1, $"Signal {signal} is ignored here.");
    }

    public static ChildProcess Start(string role, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.ArgumentList.Add("-?");
        start.Environment[Variable] = role;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>What the child has said so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    /// <summary>Waits until the child says a line.</summary>
    public async Task<string> SaysAsync(string start)
    {
        while (true)
        {
            Task said;
            lock (_lines)
            {
                if (_lines.Find(line => line.StartsWith(start, StringComparison.Ordinal)) is { } found)
                    return found;
                said = _said.Task;
            }

            if (await Task.WhenAny(said, _reading).WaitAsync(Patience, TestContext.Current.CancellationToken) == _reading)
                Assert.Fail($"The child ended without saying '{start}'.\n{string.Join('\n', _other)}\n{await _errors}");
        }
    }

    public void Send(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code (128 and the signal that ended it), and how long that took from now.</returns>
    public async Task<(int Code, TimeSpan Took)> EndAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        await _reading;
        return (_process.ExitCode, took);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _reading;
        await _errors;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_lines)
            {
                if (!line.StartsWith(Mark, StringComparison.Ordinal))
                {
                    _other.Add(line);
                    continue;
                }

                _lines.Add(line[Mark.Length..]);
                var said = _said;
                _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
                said.SetResult();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
