using System.Reflection;
using System.Runtime.Loader;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>
/// The native libtorch of this process. The libraries load at the first torch call, cured on the way where the
/// system's C++ library is too old; <see cref="Initialize"/> does it at once and tells why it cannot be done.
/// </summary>
public static class TorchRuntime
{
    private static readonly Lazy<nint> library = new(() => NativeTorch.Load(NativeFiles.OfProcess(), RelaxedLibrary.UserCache()));

    /// <summary>Loads libtorch; later calls return at once (or throw the same again).</summary>
    /// <exception cref="InputException">It cannot be loaded; the message names the cause and the remedy.</exception>
    public static void Initialize()
    {
        if (NativeTorch.Applies)
        {
            _ = library.Value;
        }
    }

    /// <summary>
    /// Arms the cure: cheap, loads nothing. Assemblies that use TorchSharp run it from a module initializer of their
    /// own (Directory.Build.targets adds it), so that no torch call can come first.
    /// </summary>
    public static void Arm()
    {
        if (NativeTorch.Applies)
        {
            Armed.RunOnce();
        }
    }

    private static nint Resolve(Assembly assembly, string name) =>
        name == "LibTorchSharp" && assembly.GetName().Name == "TorchSharp" ? library.Value : 0;

    private static class Armed
    {
        static Armed()
        {
            var context = AssemblyLoadContext.GetLoadContext(typeof(TorchRuntime).Assembly) ?? AssemblyLoadContext.Default;
            context.ResolvingUnmanagedDll += Resolve;
        }

        public static void RunOnce() { }
    }
}
