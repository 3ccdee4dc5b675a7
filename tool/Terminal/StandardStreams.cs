using System.Runtime.InteropServices;

namespace TrackingPlan.Tool.Terminal;

/// <summary>
/// Whether the shell gave this process its standard streams. Where one is closed (<c>&gt;&amp;-</c>), Unix gives its number to whatever the runtime
/// opens next: writing there would write into a file or a pipe of the runtime's own.
/// </summary>
internal static partial class StandardStreams
{
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;

    public static bool HasInput { get; } = IsInherited(0);

    public static bool HasOutput { get; } = IsInherited(1);

    public static bool HasError { get; } = IsInherited(2);

    /// <summary>What has come through the start of a program is not marked to be closed there; what the runtime opens is.</summary>
    private static bool IsInherited(int descriptor)
    {
        if (OperatingSystem.IsWindows())
            return true;
        var flags = FileControl(descriptor, GetDescriptorFlags);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int FileControl(int descriptor, int command);
}
