package io.tidemark.sizing.bottleneck;

/** Looks for one kind of bottleneck. */
sealed interface Rule
        permits GeneratorRule,
                MemoryRule,
                StealRule,
                OneCoreRule,
                CpuLimitRule,
                CpuRule,
                DescriptorRule,
                DiskRule,
                NetworkRule,
                ConnectionRule {

    Finding judge(Picture picture);
}
