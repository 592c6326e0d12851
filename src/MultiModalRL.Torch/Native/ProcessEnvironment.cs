using System.Runtime.InteropServices;

namespace MultiModalRL.Torch;

/// <summary>Sets what native libraries read from the environment when they load.</summary>
internal static class ProcessEnvironment
{
    /// <summary>
    /// Lets OpenMP's idle threads sleep instead of spin, unless the user chose: spinning beside any other load made
    /// small forward passes hundreds of times slower. .NET's own setter changes a managed copy that libgomp never sees.
    /// </summary>
    public static void PreferSleepingThreads()
    {
        if (!OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
        {
            _ = SetVariable("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
        }
    }

    /// <summary>The value native code sees, or null.</summary>
    public static string? Native(string name) => Marshal.PtrToStringUTF8(GetVariable(name));

    [DllImport("libc", EntryPoint = "setenv", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);

    [DllImport("libc", EntryPoint = "getenv", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint GetVariable([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
