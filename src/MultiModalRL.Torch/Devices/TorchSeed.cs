using MultiModalRL.Core;
using TorchSharp;

namespace MultiModalRL.Torch;

/// <summary>The one place that touches libtorch's global generators.</summary>
public static class TorchSeed
{
    /// <summary>
    /// Seeds the generators of all devices, from which modules draw their first weights and dropout its masks.
    /// Do it before modules are made. Draws of policies come from managed streams instead.
    /// </summary>
    public static void Set(ulong seed)
    {
        TorchRuntime.Initialize();
#pragma warning disable RS0030 // The only place that seeds.
        torch.manual_seed(unchecked((long)seed)).Dispose();
#pragma warning restore RS0030
    }

    /// <summary>The state of the processor's generator, for a checkpoint.</summary>
    public static byte[] Save()
    {
        TorchRuntime.Initialize();
        using var state = torch.get_rng_state();
        return state.bytes.ToArray();
    }

    /// <summary>Goes on from a saved state.</summary>
    /// <exception cref="InputException">The state has another length than this build's.</exception>
    public static void Load(ReadOnlySpan<byte> state)
    {
        TorchRuntime.Initialize();
        using var current = torch.get_rng_state();
        if (state.Length != current.numel())
        {
            throw new InputException($"a generator state has {state.Length} bytes: expected {current.numel()}");
        }

        state.CopyTo(current.bytes);
        torch.set_rng_state(current);
    }
}
