using System.Runtime.CompilerServices;

namespace MultiModalRL.Torch;

/// <summary>Compiled into every assembly that can see this one, so that the cure is armed before any torch call there.</summary>
file static class ArmTorch
{
#pragma warning disable CA2255 // The order matters and cannot be left to callers: a failed first torch call is final.
    [ModuleInitializer]
    internal static void Run() => TorchRuntime.Arm();
#pragma warning restore CA2255
}
