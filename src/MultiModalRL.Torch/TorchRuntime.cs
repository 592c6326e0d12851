using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using MultiModalRL.Core;
using TorchSharp;

namespace MultiModalRL.Torch;

/// <summary>
/// The native libtorch of this process. The libraries load at the first torch call, cured on the way where the
/// system's C++ library is too old; <see cref="Initialize"/> does it at once and tells why it cannot be done.
/// </summary>
public static class TorchRuntime
{
    private static readonly Lazy<nint> library = new(() => NativeTorch.Load(NativeFiles.OfProcess(), RelaxedLibrary.UserCache()));
    private static readonly Lazy<bool> armed = new(Register);

    /// <summary>Loads libtorch; later calls return at once (or throw the same again).</summary>
    /// <exception cref="InputException">It cannot be loaded; the message names the cause and the remedy.</exception>
    public static void Initialize()
    {
        Arm();
        if (NativeTorch.Applies)
        {
            _ = library.Value;
        }
    }

    /// <summary>
    /// Arms the cure: cheap, loads nothing. Assemblies that use TorchSharp run it from a module initializer of their
    /// own (Directory.Build.targets adds it), so that no torch call can come first.
    /// </summary>
    public static void Arm() => _ = armed.Value;

    /// <summary>
    /// Loads libtorch and sets its threads. One is best for small networks; two or more for convolutions on an idle
    /// machine. Results reproduce for an equal number only.
    /// </summary>
    /// <param name="threads">Threads within an operation, at least 1.</param>
    /// <exception cref="InputException">The number is below 1, or libtorch cannot be loaded.</exception>
    public static void Configure(int threads)
    {
        if (threads < 1)
        {
            throw new InputException($"threads is {threads}: expected at least 1");
        }

        Initialize();
#pragma warning disable RS0030 // The only place that sets them.
        torch.set_num_threads(threads);
#pragma warning restore RS0030
        if (torch.get_num_interop_threads() != 1)
        {
            AvoidInteropThreads();
        }
    }

    private static void AvoidInteropThreads()
    {
        try
        {
            torch.set_num_interop_threads(1);
        }
        catch (ExternalException)
        {
            // libtorch refuses once its pool has started. Nothing here uses that pool: its size changes no result.
        }
    }

    private static bool Register()
    {
        ProcessEnvironment.PreferSleepingThreads();
        if (NativeTorch.Applies)
        {
            var context = AssemblyLoadContext.GetLoadContext(typeof(TorchRuntime).Assembly) ?? AssemblyLoadContext.Default;
            context.ResolvingUnmanagedDll += Resolve;
        }

        return true;
    }

    // The runtime asks here only after its own search has failed.
    private static nint Resolve(Assembly assembly, string name)
    {
        if (name != "LibTorchSharp" || assembly.GetName().Name != "TorchSharp")
        {
            return 0;
        }

        try
        {
            return library.Value;
        }
        catch (InputException failure)
        {
            // TorchSharp's loader would swallow this and copy some 500 MB beside the application. Let it believe that
            // it succeeded, and let the first native call say what is wrong.
            RefuseNativeCalls(assembly, failure);
            return NativeLibrary.GetMainProgramHandle();
        }
    }

    private static void RefuseNativeCalls(Assembly assembly, InputException failure)
    {
        try
        {
            NativeLibrary.SetDllImportResolver(assembly, (_, _, _) => throw failure);
        }
        catch (InvalidOperationException)
        {
            // Set before: TorchSharp asks once for the processor and once for CUDA.
        }
    }
}
