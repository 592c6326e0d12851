using MultiModalRL.Core;
using TorchSharp;

namespace MultiModalRL.Torch;

/// <summary>From the device that was asked for to the one that computes.</summary>
public static class TorchDevices
{
    /// <summary>The device asked for if it is here; without a wish the first CUDA device, or the processor.</summary>
    /// <exception cref="InputException">It is not here; the message says why.</exception>
    public static Device Resolve(Device? requested)
    {
        TorchRuntime.Initialize();
        return requested is { Kind: DeviceKind.Cpu }
            ? Device.Cpu
            : Choose(requested, torch.cuda.is_available() ? torch.cuda.device_count() : 0, CudaPackage());
    }

    /// <summary>The same device in TorchSharp's words.</summary>
    public static torch.Device ToTorch(Device device) =>
        device.Kind == DeviceKind.Cpu ? torch.CPU : torch.device(DeviceType.CUDA, device.Index);

    /// <summary>The choice, given how many CUDA devices are usable and whether the CUDA package is in the build.</summary>
    internal static Device Choose(Device? requested, int cudaDevices, bool cudaPackage)
    {
        if (requested is not { } device)
        {
            return cudaDevices > 0 ? new Device(DeviceKind.Cuda, 0) : Device.Cpu;
        }

        if (device.Kind == DeviceKind.Cpu || device.Index < cudaDevices)
        {
            return device;
        }

        var reason = (cudaDevices, cudaPackage) switch
        {
            (0, false) => "this build uses libtorch for the processor: build with -p:TorchBackend=cuda, or ask for cpu",
            (0, true) => "libtorch finds no usable GPU: check the driver (nvidia-smi), or ask for cpu",
            (1, _) => "the only GPU here is cuda:0",
            _ => $"the GPUs here are cuda:0 to cuda:{cudaDevices - 1}",
        };
        throw new InputException($"device {device} asked for, but {reason}");
    }

    private static bool CudaPackage() =>
        !OperatingSystem.IsLinux() || NativeFiles.OfProcess().Find("libtorch_cuda.so") is not null;
}
